# One image for every process; compose.yaml says which one runs.
FROM node:20-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build && node standalone/dist/cli/main.js openapi openapi.json && npm prune --omit=dev && find . -name '*.test.ts' -not -path './node_modules/*' -delete

FROM node:20-slim
ENV NODE_ENV=production DATA_DIR=/data OPENAPI_FILE=/app/openapi.json
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=node:node /app /app
WORKDIR /app
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT ?? 3000}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "standalone/dist/main.js"]
