"""The demo site's content as data files, and the loader that reads them. It touches no database."""
