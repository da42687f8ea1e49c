/**
 * Strict JSON: bodies of requests are read field by field, and whatever is unknown, given twice or of another type is
 * reported with its path. What a body holds doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.json;

import org.jspecify.annotations.NullMarked;
