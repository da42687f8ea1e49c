/**
 * Models in Alloy of how changes get to edges, and the test that checks them. The models say with which classes their facts
 * correspond; they run none of them.
 */
@NullMarked
package dev.backsource.eventlog.model;

import org.jspecify.annotations.NullMarked;
