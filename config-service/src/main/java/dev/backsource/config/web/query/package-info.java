/**
 * Path and query parameters as values, and lists by pages. What a feature filters by doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.query;

import org.jspecify.annotations.NullMarked;
