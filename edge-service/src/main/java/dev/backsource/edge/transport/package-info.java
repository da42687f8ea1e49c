/**
 * The one package that uses the internals of Vert.x and Netty: channels, pipelines, handlers, codecs, and the classes
 * of Vert.x that are not public interface. Here are the parts that both sides share; the rest of the edge uses them by
 * role and names none of those classes. The edge's decisions about a request, a response or an origin do not belong
 * here. Depends on the JDK, Vert.x, Netty and {@code error} only.
 */
@NullMarked
package dev.backsource.edge.transport;

import org.jspecify.annotations.NullMarked;
