"""What pages ask the desk: one module a page, each question one function from filters to rows."""
