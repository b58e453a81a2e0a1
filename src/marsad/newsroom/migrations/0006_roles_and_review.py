"""Makes the desk's four roles, each with no more than its work needs, and the review that every article passes.

Takes away Wagtail's own groups and workflow, which know nothing of a newsroom. A group that somebody was put into is
left alone.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"
KEEP = (VIEW, ADD, CHANGE, DELETE)

WRITER, EDITOR, CHIEF, MODERATOR = "writer", "editor", "chief", "moderator"
NAMES = {WRITER: "كاتب", EDITOR: "محرر", CHIEF: "رئيس تحرير", MODERATOR: "مشرف تعليقات"}

#: On the front page and everything under it.
PAGES = {
    WRITER: ("add",),
    EDITOR: ("add", "change", "publish"),
    CHIEF: ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
}

IMAGE, DOCUMENT, COLLECTION = ("wagtailimages", "image"), ("wagtaildocs", "document"), ("wagtailcore", "collection")

#: On pictures and documents in the root collection and under it. Who may add may also change what they added.
FILES = {
    WRITER: {IMAGE: (ADD, "choose"), DOCUMENT: (ADD, "choose")},
    EDITOR: {IMAGE: (ADD, CHANGE, "choose"), DOCUMENT: (ADD, CHANGE, "choose")},
    CHIEF: {IMAGE: (ADD, CHANGE, "choose"), DOCUMENT: (ADD, CHANGE, "choose"), COLLECTION: (ADD, CHANGE, DELETE)},
}

#: Django permissions: (app, model) -> actions.
RECORDS = {
    ("newsroom", "author"): KEEP,
    ("newsroom", "source"): KEEP,
    ("newsroom", "series"): KEEP,
    ("newsroom", "tag"): KEEP,
    ("newsroom", "breakingnotice"): KEEP,
    ("newsroom", "frontpage"): (VIEW, CHANGE),
    ("newsroom", "importrun"): (VIEW,),
    ("django_tasks_database", "dbtaskresult"): (VIEW, CHANGE),
}
MODELS = {
    WRITER: {},
    EDITOR: RECORDS,
    CHIEF: {
        **RECORDS,
        ("newsroom", "article"): (DELETE, "lift_embargo"),
        ("newsroom", "section"): KEEP,
        ("newsroom", "infopage"): KEEP,
        ("newsroom", "institution"): (VIEW, CHANGE),
        ("newsroom", "importrun"): KEEP,
        ("newsroom", "user"): (VIEW, ADD, CHANGE),
        ("django_tasks_database", "dbtaskresult"): (VIEW, CHANGE, DELETE),
        ("wagtailredirects", "redirect"): KEEP,
        ("wagtailsearchpromotions", "searchpromotion"): KEEP,
    },
    MODERATOR: {},
}


def ensure_permissions(apps):
    """Make the permissions that Django makes only after the last migration."""
    labels = {app for models in MODELS.values() for app, _ in models} | {"wagtailcore", "wagtailimages", "wagtaildocs"}
    for label in sorted(labels):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def make_roles(apps, schema_editor):
    ensure_permissions(apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    Role = apps.get_model("newsroom", "Role")
    FrontPage = apps.get_model("newsroom", "FrontPage")
    Page = apps.get_model("wagtailcore", "Page")
    Collection = apps.get_model("wagtailcore", "Collection")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")

    def permission(app, model, action):
        codename = action if "_" in action else f"{action}_{model}"
        return Permission.objects.get(content_type__app_label=app, content_type__model=model, codename=codename)

    front = Page.objects.get(pk=FrontPage.objects.values_list("pk").get()[0])
    collection = Collection.objects.get(depth=1)
    for key, name in NAMES.items():
        group, _ = Group.objects.get_or_create(name=name)
        Role.objects.create(key=key, group=group)
        group.permissions.add(
            Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
            *(permission(app, model, action) for (app, model), actions in MODELS[key].items() for action in actions),
        )
        for action in PAGES.get(key, ()):
            GroupPagePermission.objects.create(
                group=group, page=front, permission=permission("wagtailcore", "page", f"{action}_page")
            )
        for (app, model), actions in FILES.get(key, {}).items():
            for action in actions:
                GroupCollectionPermission.objects.create(
                    group=group, collection=collection, permission=permission(app, model, action)
                )


def make_review(apps, schema_editor):
    Role = apps.get_model("newsroom", "Role")
    FrontPage = apps.get_model("newsroom", "FrontPage")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    Task = apps.get_model("wagtailcore", "Task")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    Page = apps.get_model("wagtailcore", "Page")

    Workflow.objects.filter(name="Moderators approval", workflow_states__isnull=True).delete()
    Task.objects.filter(name="Moderators approval", task_states__isnull=True).delete()
    for group in Group.objects.filter(name__in=("Moderators", "Editors"), user__isnull=True):
        group.delete()

    content_type, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    task = GroupApprovalTask.objects.create(name="مراجعة", active=True, content_type=content_type)
    task.groups.set(Group.objects.filter(role__in=(EDITOR, CHIEF)))
    workflow = Workflow.objects.create(name="مراجعة التحرير", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    front = Page.objects.get(pk=FrontPage.objects.values_list("pk").get()[0])
    WorkflowPage.objects.update_or_create(page=front, defaults={"workflow": workflow})


def make(apps, schema_editor):
    make_roles(apps, schema_editor)
    make_review(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0005_desk_roles"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
