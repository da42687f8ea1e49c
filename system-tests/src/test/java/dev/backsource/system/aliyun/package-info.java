/** Alibaba Cloud CDN's own clients, as they are published, over the stack of processes. What REST does by itself does not belong here. */
@NullMarked
package dev.backsource.system.aliyun;

import org.jspecify.annotations.NullMarked;
