/**
 * The management endpoints of the edge beside health and metrics: which routes it has, for operators who ask why a request goes
 * where it goes. They answer on the management port only. What clients are answered does not belong here. Depends on
 * {@code routing}, {@code routing.changes}, {@code explain} and {@code proxy.request}.
 */
@NullMarked
package dev.backsource.edge.admin;

import org.jspecify.annotations.NullMarked;
