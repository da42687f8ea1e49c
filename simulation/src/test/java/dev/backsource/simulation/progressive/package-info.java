/** Progressive rollouts of one domain at edges: worlds of requests and origins, in which the verdicts of the services' own classes are counted. */
@NullMarked
package dev.backsource.simulation.progressive;

import org.jspecify.annotations.NullMarked;
