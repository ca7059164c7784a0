// record: what scripts add to this page.
