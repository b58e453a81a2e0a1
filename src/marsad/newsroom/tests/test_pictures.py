"""Pictures: sizes and formats that pages name, and that no page waits for one."""

import pytest
from django.test import Client
from django_tasks import default_task_backend

from marsad.newsroom import pictures
from marsad.newsroom.background.renditions import make_renditions
from marsad.newsroom.factories import PictureFactory
from marsad.newsroom.models import Picture, Rendition

pytestmark = pytest.mark.django_db


def loaded(picture):
    return Picture.objects.prefetch_related("renditions").get(pk=picture.pk)


def test_no_size_is_larger_than_the_picture():
    small = PictureFactory(file__width=700, file__height=500)
    sizes = pictures.variants(small, pictures.PLACES["lead"])
    assert [(w, h) for w, h, _ in sizes] == [(480, 343)]
    tiny = PictureFactory(file__width=120, file__height=90)
    assert [(w, h) for w, h, _ in pictures.variants(tiny, pictures.PLACES["lead"])] == [(120, 90)]


def test_a_tall_picture_is_measured_as_it_will_be_cropped():
    tall = PictureFactory(file__width=400, file__height=1000)
    assert [(w, h) for w, h, _ in pictures.variants(tall, pictures.PLACES["card"])] == [(320, 213)]
    pictures.make(loaded(tall))
    made = tall.renditions.get(filter_spec="fill-320x213|format-webp")
    assert (made.width, made.height) == (320, 213)


def test_the_measures_that_a_page_writes_are_those_of_the_files():
    picture = PictureFactory(file__width=900, file__height=610)
    pictures.make(loaded(picture))
    for name in pictures.MADE_AHEAD:
        for width, height, operation in pictures.variants(picture, pictures.PLACES[name]):
            made = picture.renditions.get(filter_spec=f"{operation}|format-webp")
            assert abs(made.width - width) <= 1
            assert abs(made.height - height) <= 1


def test_a_page_makes_no_file(django_assert_num_queries):
    picture = loaded(PictureFactory())
    with django_assert_num_queries(0):
        offer = pictures.offer(picture, "lead")
    assert list(offer.sources) == ["webp"]
    assert all(source.address.startswith("/images/") for source in offer.sources["webp"])
    assert Rendition.objects.count() == 0


def test_the_first_browser_that_asks_makes_the_file():
    picture = loaded(PictureFactory(file__width=500, file__height=300))
    address = pictures.offer(picture, "lead").fallback.address
    response = Client().get(address)
    assert response.status_code == 302
    assert response.url.startswith("/media/images/")
    assert response.url.endswith(".webp")


def test_nobody_else_can_have_sizes_made():
    picture = PictureFactory()
    assert Client().get(f"/images/x/{picture.pk}/width-4000/").status_code == 403


def test_both_formats_are_offered_once_they_are_made():
    picture = PictureFactory(file__width=500, file__height=300)
    assert pictures.make(loaded(picture)) > 0
    assert pictures.make(loaded(picture)) == 0
    offer = pictures.offer(loaded(picture), "lead")
    assert list(offer.sources) == ["avif", "webp"]
    assert offer.srcset("avif").endswith(".avif 480w")
    assert offer.fallback.address.endswith(".webp")


def test_files_are_made_when_a_picture_comes_to_the_desk(django_capture_on_commit_callbacks):
    assert default_task_backend is not None
    with django_capture_on_commit_callbacks(execute=True):
        picture = PictureFactory(file__width=400, file__height=300)
    assert picture.renditions.filter(filter_spec__endswith="format-avif").exists()


def test_a_picture_that_is_gone_is_no_failure():
    assert make_renditions.func(987654) == 0
