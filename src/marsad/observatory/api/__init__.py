"""The HTTP API: the record for programs. Reading only, for anybody."""
