/**
 * Who makes a request: what it carries to say so, and whether it may be made at all. What callers may do belongs to {@code
 * config.access}, what a route takes to {@code web.routing}.
 */
@NullMarked
package dev.backsource.config.web.caller;

import org.jspecify.annotations.NullMarked;
