/**
 * How writes are carried out: each in one transaction. Depends on no other package here.
 */
@NullMarked
package dev.backsource.config.write;

import org.jspecify.annotations.NullMarked;
