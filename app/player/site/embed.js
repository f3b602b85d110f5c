/** Placeholder for the element that plays in foreign pages. */
