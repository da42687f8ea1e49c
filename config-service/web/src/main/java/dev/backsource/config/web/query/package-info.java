/** Path and query parameters as values, and lists by pages. The filters of a feature don't belong here. */
@NullMarked
package dev.backsource.config.web.query;

import org.jspecify.annotations.NullMarked;
