import io

import pytest
from PIL import Image as PillowImage

from marsad.intake import Image, Part, Provenance, Story
from marsad.intake.source import UnreadableError
from marsad.newsroom.actions.import_pictures import MOST, take_pictures
from marsad.newsroom.factories import ArticleFactory, SectionFactory
from marsad.newsroom.models import Article, Picture

pytestmark = pytest.mark.django_db


def drawn(colour="navy", width=640, kind="PNG"):
    file = io.BytesIO()
    PillowImage.new("RGB", (width, 360), colour).save(file, kind)
    return file.getvalue()


def story(*addresses, location="/nowhere/a.html"):
    images = tuple(Image(address, caption="ميناء", credit="وكالة", alt="سفينة عند الرصيف") for address in addresses)
    came = Provenance(format="html", location=location)
    return Story(title="خبر", parts=(Part(("نص.",)),), provenance=came, images=images)


@pytest.fixture
def article():
    return ArticleFactory(parent=SectionFactory(), title="خبر")


def test_the_first_picture_leads_and_the_others_follow(article):
    web = {"https://example.org/a.png": drawn(), "https://example.org/b.jpg": drawn("teal", kind="JPEG")}
    assert take_pictures(article, story(*web), web.__getitem__) == []
    article = Article.objects.get(pk=article.pk)
    assert (article.picture.caption, article.picture.credit) == ("ميناء", "وكالة")
    assert article.picture.description == "سفينة عند الرصيف"
    assert [block.block_type for block in article.body][-1] == "picture"
    assert article.live


def test_the_same_bytes_are_one_picture(article):
    take_pictures(article, story("https://example.org/a.png", "https://example.org/b.png"), lambda _: drawn())
    assert Picture.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<svg onload='x()'/>", "not a picture"),
        (b"\x89PNG broken", "not a picture"),
        (drawn()[:200], "not a picture"),
        (drawn(kind="JPEG")[:-400], "not a picture"),
        (drawn(kind="PNG")[:-30], "not a picture"),
        (drawn(width=10), "only 10 pixels"),
        (drawn(kind="TIFF"), "TIFF"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_reason(article, data, reason):
    [failure] = take_pictures(article, story("https://example.org/a.png"), lambda _: data)
    assert reason in failure
    assert not Picture.objects.exists()


def test_a_path_is_read_beside_the_file_and_nowhere_else(article, tmp_path):
    (tmp_path / "secret.png").write_bytes(drawn())
    inner = tmp_path / "pages"
    inner.mkdir()
    (inner / "a.png").write_bytes(drawn("teal"))
    failures = take_pictures(article, story("a.png", "../secret.png", "/etc/passwd", location=str(inner / "a.html")))
    assert len(failures) == 2
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("address", ["a" * 300 + ".png", "a\0.png", "http://[bad/a.png"])
def test_an_address_that_cannot_be_one_fails_alone(article, tmp_path, address):
    (tmp_path / "b.png").write_bytes(drawn())
    [failure] = take_pictures(article, story(address, "b.png", location=str(tmp_path / "a.html")))
    assert failure == f"{address}: It cannot be read"
    assert Picture.objects.count() == 1


def test_a_long_or_hostile_name_of_a_picture_on_the_web_is_shortened(article):
    address = "https://example.org/" + "a%00%2F%5C" * 60 + ".png"
    assert take_pictures(article, story(address), lambda _: drawn()) == []
    assert "/" not in Picture.objects.get().file.name.removeprefix("original_images/")


def test_private_machines_are_not_asked(article):
    [failure] = take_pictures(article, story("http://127.0.0.1/a.png"))
    assert "this machine" in failure


def test_one_failure_does_not_stop_the_others_and_there_is_an_end(article):
    asked = []

    def fetch(address):
        asked.append(address)
        if address.endswith("/0.png"):
            raise UnreadableError("gone")
        return drawn(f"#0000{len(asked):02x}")

    failures = take_pictures(article, story(*(f"https://example.org/{n}.png" for n in range(30))), fetch)
    assert failures == ["https://example.org/0.png: gone"]
    assert len(asked) == MOST
