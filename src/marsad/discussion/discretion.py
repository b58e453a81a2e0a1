"""Error reports that tell what failed and nothing about who was writing."""

from __future__ import annotations

from types import FrameType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

ADDRESS_HEADERS = frozenset({"REMOTE_ADDR", "REMOTE_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED"})


class DiscreetFilter(SafeExceptionReporterFilter):
    """Keeps form fields, variables and network addresses out of the reports that Django mails and shows.

    Naming single variables would not do: a comment's fields also stand in the frames of the database layer.
    """

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        return dict.fromkeys(request.POST, self.cleansed_substitute) if request is not None else {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: FrameType) -> list[tuple[str, str]]:
        return []

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        meta = super().get_safe_request_meta(request)
        return {key: self.cleansed_substitute if key in ADDRESS_HEADERS else value for key, value in meta.items()}
