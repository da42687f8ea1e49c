/**
 * The form of findings in the interface, the same for states of ports, pre-flights and alerts. The kinds of findings and their words belong to the
 * kernel. Depends on nothing else here.
 */
@NullMarked
package dev.backsource.config.finding;

import org.jspecify.annotations.NullMarked;
