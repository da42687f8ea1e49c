/**
 * The topics this service owns: made when missing, written in order and until written, read back after a restart.
 * Depends on no other package of the service but the root.
 */
@NullMarked
package dev.backsource.health.log;

import org.jspecify.annotations.NullMarked;
