/**
 * Probing of ports: when, how, and what a row of outcomes means. Knows ports, not domains; depends on no other package of
 * the service but the root.
 */
@NullMarked
package dev.backsource.health.probe;

import org.jspecify.annotations.NullMarked;
