/** The one way to the database for what is asked over REST. */
@NullMarked
package dev.backsource.config.database;

import org.jspecify.annotations.NullMarked;
