/** Clients that send what no proper client would. */
@NullMarked
package dev.backsource.testing.http;

import org.jspecify.annotations.NullMarked;
