/**
 * Models in Alloy of the changes' way to edges, and the test that checks them. The models name the classes that correspond to their facts; they run
 * none of them.
 */
@NullMarked
package dev.backsource.simulation.model;

import org.jspecify.annotations.NullMarked;
