/**
 * The edge's identity towards config-service: the key that signs its reports and answers, and the attributes that name it as their source. Their
 * content does not belong here. Depends on no other package here.
 */
@NullMarked
package dev.backsource.edge.identity;

import org.jspecify.annotations.NullMarked;
