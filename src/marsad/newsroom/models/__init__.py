"""What a newsroom works with. One module for each kind; import them from here."""

from marsad.newsroom.models.article import Article, ArticleAuthor, Correction, Kind
from marsad.newsroom.models.filing import Section, Series, Tag, TaggedArticle
from marsad.newsroom.models.footnote import Footnote
from marsad.newsroom.models.front import Featured, FrontPage, FrontSection, InfoPage
from marsad.newsroom.models.institution import Institution
from marsad.newsroom.models.lease import Lease
from marsad.newsroom.models.listing import ListEntry, ListKind
from marsad.newsroom.models.notice import BreakingNotice
from marsad.newsroom.models.origin import ImportFailure, ImportRun, Origin
from marsad.newsroom.models.people import Author, Role, Source, User
from marsad.newsroom.models.picture import Picture, Rendition
from marsad.newsroom.models.study import Study, StudyAuthor

__all__ = [
    "Article",
    "ArticleAuthor",
    "Author",
    "BreakingNotice",
    "Correction",
    "Featured",
    "Footnote",
    "FrontPage",
    "FrontSection",
    "ImportFailure",
    "ImportRun",
    "InfoPage",
    "Institution",
    "Kind",
    "Lease",
    "ListEntry",
    "ListKind",
    "Origin",
    "Picture",
    "Rendition",
    "Role",
    "Section",
    "Series",
    "Source",
    "Study",
    "StudyAuthor",
    "Tag",
    "TaggedArticle",
    "User",
]
