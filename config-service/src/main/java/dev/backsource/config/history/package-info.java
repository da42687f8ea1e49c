/**
 * A domain's history as operators read it: who changed what, and when. Depends on {@code domain}, which stores it.
 */
@NullMarked
package dev.backsource.config.history;

import org.jspecify.annotations.NullMarked;
