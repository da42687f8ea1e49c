/**
 * The way to the database: the pool, sessions over it, whether it is there, and the ids that rows are found by in the order of time. What is in it, and the statements about that, belong
 * to the packages of its rows.
 */
@NullMarked
package dev.backsource.config.database;

import org.jspecify.annotations.NullMarked;
