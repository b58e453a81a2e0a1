"""An editor: logs in to the desk, opens the form of an article, writes and presses Publish, as a browser would."""

from __future__ import annotations

import http.client
import json
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from lxml import html

from benchmarks.serve.data import HOST, PASSWORD

TEXT = "هذا نص للقياس وحده، كتب ليرى القياس متى يظهر."


@dataclass(frozen=True, slots=True)
class Published:
    """When Publish was pressed and when the desk had answered, by this machine's monotonic clock; and the form's address."""

    pressed: float
    answered: float
    edit: str


class Editor:
    """One browser's session at the desk of Marsad or of the ordinary Wagtail site, which have the same forms.

    `add` is the address of the form for a new article, `block` the name of the body's block for running text, and whether
    that is a structure with the fields text and source.
    """

    def __init__(self, port: int, add: str, block: str, structured: bool) -> None:
        self.port, self.add, self.block, self.structured = port, add, block, structured
        self.cookies: SimpleCookie = SimpleCookie()
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._log_in()

    def publish(self, title: str, slug: str, edit: str | None = None, action: str = "action-publish") -> Published:
        """Publish a new article, or the one whose form is at `edit`, under this title. Raises SystemExit when refused.

        Opening the form does not count. With `action` empty it is only saved as a draft.
        """
        form = self._form(edit or self.add)
        form |= {"title": title, "slug": slug, **self._body(title)}
        if action:
            form[action] = "1"
        pressed = time.monotonic()
        status, location, page = self._ask("POST", edit or self.add, form)
        answered = time.monotonic()
        if status != 302:
            said = [
                " ".join(e.text_content().split())
                for e in html.fromstring(page).cssselect(".messages, .error-message, .w-field__errors")
            ]
            raise SystemExit(f"The desk refused to publish ({status}): {said}")
        # A saved draft leads back to its own form; a published page to the list, so its form is known from the draft.
        return Published(pressed, answered, location if "/edit/" in location else edit or "")

    def _log_in(self) -> None:
        form = self._form("/desk/login/")
        status, _location, _page = self._ask(
            "POST", "/desk/login/", {**form, "username": "editor", "password": PASSWORD}
        )
        if status != 302:
            raise SystemExit(f"The desk's login answered {status}.")

    def _body(self, title: str) -> dict[str, str]:
        """Return the fields of a body of one block, which a browser's script would have made."""
        block = {"key": "aaaaa", "text": f"{title}. {TEXT}", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
                 "entityRanges": []}  # fmt: skip
        text = json.dumps({"blocks": [block], "entityMap": {}})
        value = {"body-0-value-text": text, "body-0-value-source": ""} if self.structured else {"body-0-value": text}
        return {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": self.block, "body-0-id": "",
                **value}  # fmt: skip

    def _form(self, address: str) -> dict[str, str]:
        """Open a form and return what a browser would send back untouched, without its buttons."""
        status, location, page = self._ask("GET", address)
        if status != 200:
            raise SystemExit(f"The desk answered {status} to {address} ({location}).")
        root = html.fromstring(page)
        forms = [form for form in root.forms if form.method == "POST" and form.fields.get("csrfmiddlewaretoken")]
        form = max(forms, key=lambda one: len(one.fields))
        return {name: value for name, value in form.form_values() if not name.startswith("action-")}

    def _ask(self, method: str, address: str, form: dict[str, str] | None = None) -> tuple[int, str, bytes]:
        cookies = "; ".join(f"{morsel.key}={morsel.value}" for morsel in self.cookies.values())
        headers = {"Host": HOST, **({"Cookie": cookies} if cookies else {})}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, address, urlencode(form) if form is not None else None, headers)
        answer = self._connection.getresponse()
        page = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        return answer.status, answer.headers.get("Location") or "", page


def of_marsad(port: int, section: int) -> Editor:
    """Return an editor at Marsad's desk who writes in a section."""
    return Editor(port, f"/desk/pages/add/newsroom/article/{section}/", "part", structured=True)


def of_wagtail(port: int) -> Editor:
    """Return an editor at the ordinary site's desk; the section's primary key is the one that its loading gave it."""
    return Editor(port, "/desk/pages/add/news/articlepage/4/", "paragraph", structured=False)
