/**
 * The one package that knows the internals of Vert.x and Netty: channels, pipelines, handlers, codecs, and the classes
 * of Vert.x that are not public interface. Here is what both sides use of them; the rest of the edge asks for it by
 * role and names none of those classes. What the edge decides about a request, a response or an origin does not belong
 * here. Depends on the JDK, Vert.x and Netty only.
 */
@NullMarked
package dev.backsource.edge.transport;

import org.jspecify.annotations.NullMarked;
