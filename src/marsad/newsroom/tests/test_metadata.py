"""What a camera writes into a file does not reach the readers."""

import io

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageCms, PngImagePlugin

from marsad.intake import Image as StoryImage
from marsad.intake import Part, Provenance, Story
from marsad.newsroom.actions.import_pictures import take_pictures
from marsad.newsroom.factories import ArticleFactory
from marsad.newsroom.metadata import without_metadata
from marsad.newsroom.models import Picture

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def shot(kind="JPEG", orientation=1, **options):
    """A picture of 640 × 360, red on the left and blue on the right, as a camera with GPS stores it."""
    image = Image.new("RGB", (640, 360), "red")
    image.paste("blue", (320, 0, 640, 360))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = orientation, "كاميرا".encode().hex()
    exif[GPS] = {1: "N", 2: (32.0, 53.0, 14.0), 3: "E", 4: (13.0, 11.0, 28.0)}
    file = io.BytesIO()
    image.save(file, kind, **{"exif": exif, "icc_profile": PROFILE, **options})
    return file.getvalue()


def found(data):
    """Return what metadata a file holds."""
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        texts = getattr(image, "text", None) or {}
        telling = {key: image.info[key] for key in ("exif", "xmp", "photoshop", "comment") if image.info.get(key)}
        return {**dict(image.getexif()), **telling, **texts}


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_everything_but_the_profile_goes_and_the_format_stays(kind):
    before = shot(kind)
    assert GPS in found(before)
    after = without_metadata(before)
    assert found(after) == {}
    assert opened(after).format == kind
    assert opened(after).info["icc_profile"] == PROFILE
    red, green, blue = opened(after).convert("RGB").getpixel((100, 180))
    assert red > 240
    assert max(green, blue) < 20


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_on_its_side_is_turned_upright(kind):
    after = without_metadata(shot(kind, orientation=6))
    assert opened(after).size == (360, 640)
    # Turned a quarter to the right, the left is on top.
    assert opened(after).convert("RGB").getpixel((180, 100))[0] > 240


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_xmp_alone_goes_too(kind):
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    before = shot(kind, exif=b"", **({"pnginfo": text} if kind == "PNG" else {"xmp": XMP}))
    assert b"xmpmeta" in before
    assert b"xmpmeta" not in without_metadata(before)


def test_jpeg_keeps_its_quality():
    after = without_metadata(shot(quality=91, subsampling="4:4:4"))
    assert opened(after).quantization == opened(shot(quality=91)).quantization


def test_a_telephones_file_of_two_pictures_becomes_one():
    file = io.BytesIO()
    with opened(shot()) as one:
        one.save(file, "MPO", save_all=True, append_images=[one.copy()], exif=one.getexif())
    after = without_metadata(file.getvalue())
    assert (opened(file.getvalue()).format, opened(after).format) == ("MPO", "JPEG")
    assert found(after) == {}


def test_what_holds_nothing_is_not_encoded_anew():
    for data in (shot(exif=b""), shot("PNG", exif=b""), shot("WEBP", exif=b"")):
        assert without_metadata(data) is data


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_still_moves(kind):
    file = io.BytesIO()
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue", "green")]
    exif = Image.Exif()
    exif[MAKE] = "x"
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=[100, 300, 200], exif=exif)
    after = without_metadata(file.getvalue())
    assert opened(after).n_frames == 3
    if kind == "GIF":
        assert after == file.getvalue()
    else:
        assert found(after) == {}


@pytest.mark.django_db
def test_neither_the_original_nor_a_rendition_says_where_it_was_shot():
    picture = Picture(title="ميناء", file=ImageFile(io.BytesIO(shot(orientation=6)), name="port.jpg"))
    picture.save()
    picture = Picture.objects.get()
    stored = picture.file.read()
    assert found(stored) == {}
    assert (picture.width, picture.height) == (360, 640)
    assert picture.file_size == len(stored)
    for spec in ("fill-1200x675|format-jpeg", "original", "width-320"):
        assert found(picture.get_rendition(spec).file.read()) == {}, spec


@pytest.mark.django_db
def test_saving_again_reads_no_file(monkeypatch):
    picture = Picture(title="ميناء", file=ImageFile(io.BytesIO(shot()), name="port.jpg"))
    picture.save()
    monkeypatch.setattr("marsad.newsroom.models.picture.without_metadata", pytest.fail)
    stored = Picture.objects.get()
    stored.caption = "الميناء صباحا"
    stored.save()


@pytest.mark.django_db
def test_an_upload_at_the_desk_is_stripped(desk):
    file = SimpleUploadedFile("port.jpg", shot(), "image/jpeg")
    desk("editor").post(reverse("wagtailimages:add"), {"title": "ميناء", "file": file, "collection": "1"})
    picture = Picture.objects.get()
    assert found(picture.file.read()) == {}
    picture_hash, picture.file_hash = picture.file_hash, ""
    assert picture.get_file_hash() == picture_hash


@pytest.mark.django_db
def test_an_import_is_stripped_and_known_again():
    address = "https://example.org/a.jpg"
    came = Provenance(format="html", location="/nowhere/a.html")
    story = Story(title="خبر", parts=(Part(("نص.",)),), provenance=came, images=(StoryImage(address),))
    for _ in range(2):
        assert take_pictures(ArticleFactory(), story, lambda _: shot()) == []
    assert found(Picture.objects.get().file.read()) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("exif", [True, False])
@pytest.mark.parametrize("view", ["wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create"])
def test_half_a_file_is_refused_with_a_reason(desk, view, exif):
    whole = shot(**({} if exif else {"exif": b""}))
    file = SimpleUploadedFile("port.jpg", whole[: len(whole) // 2], "image/jpeg")
    prefix = "image-chooser-upload-" if "chooser" in view else ""
    data = {f"{prefix}title": "ميناء", f"{prefix}collection": "1"}
    data |= {"files[]" if "multiple" in view else f"{prefix}file": file}
    response = desk("editor").post(reverse(view), data, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 200
    assert not Picture.objects.exists()
    answer = response.text if view == "wagtailimages:add" else str(response.json())
    assert "damaged" in answer or "تالف" in answer
