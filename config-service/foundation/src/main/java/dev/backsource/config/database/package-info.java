/**
 * Access to the database: the pool, sessions over it, outages, and ids of rows that sort by time. The contents of the database, and the statements
 * about them, belong to the packages of its rows.
 */
@NullMarked
package dev.backsource.config.database;

import org.jspecify.annotations.NullMarked;
