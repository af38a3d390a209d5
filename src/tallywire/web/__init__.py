"""The web app: routes and answers around the views of `tallywire.publishing`; nothing is decided here."""
