// now: what scripts add to this page.
