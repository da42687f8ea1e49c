/**
 * The freeze of all changes of domains, in the database: who may set it, whom it stops, and the condition in the statement of a change. It depends on
 * {@code write} and {@code database}. Domains and their writes do not belong here; {@code domain} asks it.
 */
@NullMarked
package dev.backsource.config.freeze;

import org.jspecify.annotations.NullMarked;
