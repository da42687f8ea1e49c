/**
 * The way to the database: the pool, sessions over it, and whether it is there. What is in it, and the statements about that, belong
 * to the packages of its rows.
 */
@NullMarked
package dev.backsource.config.database;

import org.jspecify.annotations.NullMarked;
