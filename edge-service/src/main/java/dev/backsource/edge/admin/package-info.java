/**
 * The management endpoints of the edge beside health and metrics: which routes it has, for operators who ask why a request goes
 * where it goes. They answer on the management port only. What clients are answered does not belong here. Depends on
 * {@code routing} and {@code routing.changes}.
 */
@NullMarked
package dev.backsource.edge.admin;

import org.jspecify.annotations.NullMarked;
