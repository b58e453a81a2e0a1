"""Of the stored files readers get the sizes of pictures; documents go through their own address, originals nowhere."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document

from marsad.newsroom.factories import PictureFactory, SectionFactory, StudyFactory
from marsad.newsroom.models import User


@pytest.fixture
def stored(settings, tmp_path):
    """Return ``stored(path)``: puts a file into the media folder."""
    settings.MEDIA_ROOT = tmp_path

    def put(path, data=b"x"):
        assert default_storage.save(path, ContentFile(data)) == path

    return put


@pytest.mark.parametrize("path", ["original_images/a.jpg", "documents/a.pdf", "a.jpg", "images.jpg", "imports/a.txt"])
def test_what_no_page_names_is_not_there(db, stored, path):
    stored(path)
    assert Client().get(f"/media/{path}").status_code == 404
    for way in (f"images/../{path}", f"images/%2e%2e/{path}", f"./{path}", f"/{path}", f"images/x/../../{path}"):
        assert Client().get(f"/media/{way}").status_code == 404, way


def test_folders_are_not_listed(db, stored):
    stored("images/a.jpg")
    for path in ("", "images", "images/"):
        assert Client().get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("images/a.width-320.avif", "avif"),
        ("images/a.webp", "webp"),
        ("images/a.JPG", "jpeg"),
        ("avatar_images/a.png", "png"),
    ],
)
def test_pictures_of_pages_are_shown(stored, path, kind):
    stored(path)
    response = Client().get(f"/media/{path}")
    assert response["Content-Type"] == f"image/{kind}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in response or response["Content-Disposition"].startswith("inline")
    assert b"".join(response) == b"x"


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.pdf", "a", "a.jpg.html"])
def test_anything_else_there_is_saved_and_not_shown(stored, name):
    stored(f"images/{name}", b"<script>alert(1)</script>")
    response = Client().get(f"/media/images/{name}")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_a_studys_pdf_is_read_at_its_own_address(stored):
    document = Document.objects.create(title="الدراسة", file=ContentFile(b"%PDF-1.7", name="study.pdf"))
    study = StudyFactory(parent=SectionFactory(), pdf=document)
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    assert f'href="{address}"' in Client().get(study.url).content.decode()
    assert b"".join(Client().get(address)) == b"%PDF-1.7"
    assert Client().get(document.file.url).status_code == 404


@pytest.mark.django_db
def test_the_desk_still_shows_a_picture(stored):
    picture = PictureFactory()
    client = Client()
    client.force_login(
        User.objects.create_superuser("admin", "admin@example.org", "secret-word"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    for name, args in (("edit", [picture.pk]), ("index", [])):
        page = client.get(reverse(f"wagtailimages:{name}", args=args)).content.decode()
        addresses = {part.split('"')[0] for part in page.split('"/media/')[1:]}
        assert addresses
        for address in addresses:
            assert client.get(f"/media/{address}").status_code == 200, address
