/** Records of TLS as bytes, for servers of tests that speak what Java's own TLS refuses to. Certificates do not belong here. */
@NullMarked
package dev.backsource.testing.tls;

import org.jspecify.annotations.NullMarked;
