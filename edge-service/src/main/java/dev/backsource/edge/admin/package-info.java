/**
 * The management endpoints of the edge besides health and metrics: its routes, and explanations of a request's way, for
 * operators. They are served on the management port only. Responses to clients do not belong here. Depends on {@code routing},
 * {@code routing.changes}, {@code explain} and {@code proxy.request}.
 */
@NullMarked
package dev.backsource.edge.admin;

import org.jspecify.annotations.NullMarked;
