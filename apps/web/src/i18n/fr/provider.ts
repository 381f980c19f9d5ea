const catalogue = {
  title: 'provider',
};

export default catalogue;
