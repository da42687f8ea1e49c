/**
 * An origin to try things on: it answers with the scheme and port it was reached on. Its place in the stack does not
 * belong here. Depends on Vert.x only.
 */
@NullMarked
package dev.backsource.local.demo;

import org.jspecify.annotations.NullMarked;
