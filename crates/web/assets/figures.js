// figures: what scripts add to this page.
