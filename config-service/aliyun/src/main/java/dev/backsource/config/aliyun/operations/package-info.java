/** The operations of the API. HTTP and signatures don't belong here. */
@NullMarked
package dev.backsource.config.aliyun.operations;

import org.jspecify.annotations.NullMarked;
