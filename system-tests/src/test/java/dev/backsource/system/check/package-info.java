/**
 * Compares what writers were told, the database, the topic and the edges' tables with each other, to the last revision.
 * Knows the tables of config-service, as the rest of these tests doesn't. Depends on {@code writes}.
 */
@NullMarked
package dev.backsource.system.check;

import org.jspecify.annotations.NullMarked;
