/**
 * Who this edge is to config-service: the key that its reports and answers are signed with. What they say doesn't belong here. Depends on no
 * other package here.
 */
@NullMarked
package dev.backsource.edge.identity;

import org.jspecify.annotations.NullMarked;
