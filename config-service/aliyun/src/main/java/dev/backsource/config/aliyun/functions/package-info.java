/** A domain's fields as the functions and arguments of the API, both ways. Writing them doesn't belong here. */
@NullMarked
package dev.backsource.config.aliyun.functions;

import org.jspecify.annotations.NullMarked;
