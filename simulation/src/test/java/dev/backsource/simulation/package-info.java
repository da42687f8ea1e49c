/**
 * The services' own classes on one thread, by a virtual clock and a seed: clock and scheduler, schedules, the actors and what has to hold
 * after every step. What a service does doesn't belong here but to the service; what has no seam but within a service's package is opened by
 * a door, a small class in that package. Depends on all services.
 */
@NullMarked
package dev.backsource.simulation;

import org.jspecify.annotations.NullMarked;
