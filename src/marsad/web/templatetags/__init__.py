"""What joins the rooms in the site's templates."""
