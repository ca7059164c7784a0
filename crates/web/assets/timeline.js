// timeline: what scripts add to this page.
