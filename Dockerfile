# syntax=docker/dockerfile:1

# Limpide: one image for every role. ROLE=web answers requests, ROLE=worker runs jobs and event handlers, ROLE=all both.
# Build: docker build -t limpide .

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev

FROM node:24-slim AS runtime
ENV NODE_ENV=production \
    NODE_OPTIONS="--enable-source-maps --max-semi-space-size=4" \
    ROLE=all \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY package.json ./
COPY --from=dependencies /app/node_modules ./node_modules
# The schema and the migrations are applied at start, without the Prisma CLI.
COPY prisma/schema ./prisma/schema
COPY prisma/migrations ./prisma/migrations
COPY libs/geo/data ./libs/geo/data
COPY libs/billing/fonts ./libs/billing/fonts
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 3000
# Ready means: database, queue and migrations answer. While draining after SIGTERM it answers 503.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1: it gets SIGTERM itself and drains within 10 seconds.
CMD ["node", "dist/apps/api/src/main.js"]
